"""Family E: “三公” expenses."""
