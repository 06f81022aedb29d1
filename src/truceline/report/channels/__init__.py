"""The formats in which reports come: one module each.

Four say how bytes become rows (delimited, workbook, json_lines, geojson), five say what the columns of a table mean
(truceline, ucdp, acled, osce, plain_list).
"""
