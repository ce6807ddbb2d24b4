"""Albums, photos, shares and ended accounts as typed values, each kind with the questions asked about it."""
