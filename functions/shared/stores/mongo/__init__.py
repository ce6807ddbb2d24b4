"""Records in MongoDB, or in what speaks its protocol."""
