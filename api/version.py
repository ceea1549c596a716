"""The version of the API: its major number stands in every address, the whole in every answer."""

API_VERSION = "1.0.0"
BASE_PATH = "/v1"
