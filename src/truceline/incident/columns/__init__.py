"""Reports at hand as arrays, in one order; what every other room of incident works on."""
