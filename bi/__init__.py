"""Dashboards over the marts, as code: what they show stands in `pages.toml`, and Apache Superset shows it."""
