"""What serves a function: it waits for clients, so that no thread of the function ever does.

``life`` is uvicorn's, ``connections`` bound what it leaves to a proxy. For each request ``application`` takes
the body in (``taking_in``, ``arriving``, ``bodies``), lets a thread call the function (``threads``,
``environ``, ``answering``), and sends the answer as the client takes it (``giving``).
"""
