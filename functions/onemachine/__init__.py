"""OpenFaaS's behaviour on one machine: the stack's functions as processes, a gateway and the schedule."""
