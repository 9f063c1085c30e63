"""Batch: any number of documents, on one machine or many, with nothing lost.

```
inputs  ->  items  ->  an engine  ->  journal  ->  output
files       documents  rows, in order  what is done  JSON Lines or Parquet
```

An engine turns items into rows: processes of this machine (``local.py``) or Ray Data (``on_ray.py``).
"""
