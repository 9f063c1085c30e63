"""How the quality estimator is trained."""
