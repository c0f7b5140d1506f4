"""Invented, valid cases, written as the workbook a clerk would fill in."""
