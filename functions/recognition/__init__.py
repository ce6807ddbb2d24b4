"""The objects in photos, found by the detector that the operator has chosen."""
