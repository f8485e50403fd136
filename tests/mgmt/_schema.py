# SPDX-License-Identifier: Apache-2.0
"""Holds answers against the API's own description: what the description of the daemon says of them is so."""
import re

TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "number": (int, float),
         "null": type(None)}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def mistakes(schema, value, where="answer"):
    """Sentences about what does not fit."""
    found = []
    types = schema.get("type")
    if types is not None:
        types = types if isinstance(types, list) else [types]
        fits = [t for t in types if isinstance(value, TYPES[t]) and not (t == "integer" and isinstance(value, bool))]
        if not fits:
            return ["%s is %r, no %s" % (where, value, "/".join(types))]
        if value is None:
            return []
    if "enum" in schema and value not in schema["enum"]:
        found.append("%s is %r, not one of %s" % (where, value, schema["enum"]))
    if schema.get("format") == "date-time" and not TIME.fullmatch(value):
        found.append("%s is no time: %r" % (where, value))
    if isinstance(value, dict):
        found += ["%s has no %s" % (where, n) for n in schema.get("required", []) if n not in value]
        for name, part in schema.get("properties", {}).items():
            if name in value:
                found += mistakes(part, value[name], "%s.%s" % (where, name))
        if schema.get("properties"):
            # A member that nobody describes is a member that nobody can use.
            found += ["%s.%s is not described" % (where, n) for n in value if n not in schema["properties"]]
    if isinstance(value, list):
        for i, one in enumerate(value[:50]):
            found += mistakes(schema.get("items", {}), one, "%s[%d]" % (where, i))
    return found


def find(description, method, path):
    """(template, operation) of a path, or None; templates without parameters first."""
    path = path.split("?")[0]
    best = None
    for template, methods in description["paths"].items():
        if method.lower() in methods and re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", template), path):
            if best is None or template.count("{") < best[0].count("{"):
                best = (template, methods[method.lower()])
    return best


def check(description, method, path, answer):
    """Mistakes of an answer of the daemon."""
    found = find(description, method, path)
    if found is None:
        return []
    template, operation = found
    if answer.status >= 400:
        schema = description["components"]["responses"]["error"]["content"]["application/json"]["schema"]
        return mistakes(schema, answer.json, "%s %s: error" % (method, template))
    content = operation["responses"]["2XX"]["content"]
    kind = next(iter(content))
    if answer.status == 204 or kind != "application/json":
        return []
    return mistakes(content[kind]["schema"], answer.json, "%s %s" % (method, template))
