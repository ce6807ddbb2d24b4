"""HTTP: routes, requests that are checked once, answers, problem documents, and what OpenAPI tells of all."""
