"""What is measured, and how: a seeded corpus, builds in fresh processes, and a yardstick."""
