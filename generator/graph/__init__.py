"""Valid entries in; typed links, backlinks, findings and places on the map out."""
