"""Agreements: who agreed what with whom, when, where, for how long.

`reading` goes over an article in three steps, and each module is one concern of them:

1. **Tell.** `clauses` finds the instruments that a sentence names ("biên bản ghi nhớ") and the verb
   that governs each ("ký", "đàm phán"), `lists` those that a heading announces; `titles` says where
   an instrument's name ends, `statuses` whether it is signed or only planned. Who is bound:
   `binding` looks around the verb ("A và B ký", "giữa A và B"), `members`, `coordination` and
   `sides` read a row of names, `unnamed` those who are only called "hãng này", `states` whose
   treaty it is; `full_names` knows whom short names mean (with `likeness` and `countries`), `names`
   whom "hai tỉnh" and "ba nước", `offices` whom titles. `days`, `anniversaries`, `places` and
   `slots` read day, place, period and money. `tellings` makes a candidate of all that, `consensus`
   one of "hai bên nhất trí …".
2. **Merge.** `merging` makes one candidate of the tellings of one instrument.
3. **Complete.** `details` adds what later sentences tell ("Theo thỏa thuận, …"), with `topics` for
   lists, which `splitting` divides; `reading` fills from the article's event what is still open
   (`event`, `places`).

The words are in `rules/agreements/`: nouns of instruments, cues by role, and cases with the records
that they must give.
"""
