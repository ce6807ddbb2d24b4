"""HTTP: routes, requests that are checked once, answers, problem documents, and the OpenAPI document of it all."""
