// The plugins are resources; this file makes the folder a target.
