"""The printed leader guide: its order of meetings and tasks, its tables to plan in, and its check lists."""
