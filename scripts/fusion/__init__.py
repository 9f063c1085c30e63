"""Parts of the fit of the fusion."""
