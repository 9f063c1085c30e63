"""Serve: a local web page and an HTTP API, two thin doors to the same pipeline (extra ``serve``).

``app.py`` says which path does what, ``guard.py`` who may come in, ``openapi.json`` what a request may say,
``work.py`` what is done for it, in the processes of ``pool.py``. Nothing a request holds is stored, but for
decisions on findings, and of these the words alone (``tqcheck/feedback.py``).
"""
