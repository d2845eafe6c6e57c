"""Graph → pages: sections of HTML, their addresses and the resolver."""
