"""The clerk's workbook as it is written: its columns, headings, lists and rules, for whoever writes one."""
