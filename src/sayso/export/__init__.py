"""A file for each format: `FORMATS[name].write(material, out)`."""

from sayso.export.formats import FORMATS, Exporter
from sayso.export.material import Again, Material, of_reading

__all__ = ["FORMATS", "Again", "Exporter", "Material", "of_reading"]
