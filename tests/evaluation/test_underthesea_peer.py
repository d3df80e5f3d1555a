from evaluation.peers.underthesea_ner import aligned, mentions


def test_rewritten_words_are_aligned():
    assert aligned(["Hòa Bình", ",", "ngành"], "Hoà Bình, nghành") == [(0, 8), (8, 9), (10, 15)]


def test_entities_become_mentions():
    def ner(sentence):
        tags = {"Lê An": "B-PER", "Sở": "B-ORG", "Y tế": "I-ORG", "Huế": "B-LOC"}
        words = ["Lê An", "Sở", "Y tế", "ở", "Huế"]
        return [(word, "N", "O", tags.get(word, "O")) for word in words]

    text = "Lê An Sở Y tế ở Huế"
    found = [(mention.text, mention.label) for mention in mentions(text, ner)]
    assert found == [("Lê An", "PER"), ("Sở Y tế", "ORG"), ("Huế", "LOC")]
