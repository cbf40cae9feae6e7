"""Making and repairing schedules: a problem in, a plan out."""
