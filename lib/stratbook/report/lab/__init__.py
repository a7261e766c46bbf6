"""A client opened in JupyterLab: notebooks with their parameters, a start page, the server."""
