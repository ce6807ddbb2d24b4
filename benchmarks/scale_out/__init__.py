"""The whole album in replicas, each in a network of its own, as pods are on a cluster."""
