"""The text layer: bytes → text → working text → paragraphs and sentences, with true offsets."""
