"""OpenFaaS's gateway for one machine: it passes calls on to functions, and cuts off who stands still."""
