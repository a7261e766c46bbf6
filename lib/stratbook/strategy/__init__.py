"""What tables say about a client: pure functions, tables in, a frozen result out."""
