"""Whether other people's documents are judged rightly: a golden corpus, fuzzing, bad input."""
