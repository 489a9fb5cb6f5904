"""The pages: Solara components that put views together and answer what people do."""
