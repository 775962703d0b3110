"""Fitting and measuring the meaning layer on labelled documents; needs the development dependencies."""
