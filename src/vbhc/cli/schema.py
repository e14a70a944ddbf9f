"""`vbhc schema`: the JSON Schema of one document of the output."""

from __future__ import annotations

from vbhc.cli.shell import Command, new_app

app = new_app()


@app.command(cls=Command)
def schema() -> None:
    """In JSON Schema của một văn bản trong kết quả (vbhc/1)."""
    import json

    from vbhc.export.json import schema as json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
