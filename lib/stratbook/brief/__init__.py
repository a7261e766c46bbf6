"""What people say and fill in: ``client.yml`` and the inputs workbook, checked whole."""
