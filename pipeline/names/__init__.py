"""Recognition of titles, organisations, places and people, in one pass over the syllables.

One pass, because the four cut each other: a title ends where a name begins, a body swallows its
locality, a place must not take a surname. Each has a matcher of its own; `recogniser` decides.
"""
