"""What people do: each action asks the policy, then changes rows and records entries in one transaction."""
