"""Measuring Decan beside other site generators: a made-up journal, the same for each, and clocks around their commands."""
