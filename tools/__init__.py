"""What helps to work on the project and is no part of the product."""
