"""Fitting and measuring the meaning layer on labelled documents. Needs the development dependencies; never imported when reading."""
