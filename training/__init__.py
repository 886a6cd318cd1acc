"""Data and scripts the shipped models are made with; never imported by the product."""
