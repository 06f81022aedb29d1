"""The formats in which reports come: one module each.

Four say how bytes become rows (delimited, workbook, json_lines, geojson), four say what the columns of a known table
mean (truceline, ucdp, acled, osce).
"""
