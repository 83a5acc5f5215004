"""Arabic text: words, sentences, normalisation, files. Nothing here changes a text."""
