"""The pages. Each asks the policy through an action or a query, and says everything in three languages."""
