"""The report page: what goes into the PDF, how it will look, and the export."""
