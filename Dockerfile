FROM python:3.11-slim-bookworm AS build
WORKDIR /src
# torch first and exactly this version: a looser range pulls gigabytes of CUDA packages. An index with builds
# for the processor alone saves gigabytes more: docker compose build --build-arg TORCH_INDEX=<address>
ARG TORCH_INDEX=""
# hadolint ignore=DL3013
RUN pip install --no-cache-dir --prefix=/install torch==2.13.0 ${TORCH_INDEX:+--index-url "$TORCH_INDEX"}
COPY pyproject.toml README.md LICENSE kennisbank.py ./
COPY index index
COPY ingest ingest
COPY api api
COPY ui ui
COPY cli cli
COPY corpus/vocabulaire corpus/vocabulaire
RUN PYTHONPATH=/install/lib/python3.11/site-packages pip install --no-cache-dir --prefix=/install .

FROM python:3.11-slim-bookworm
# A pinned Debian package is gone at its next security update.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-nld \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 kennisbank
COPY --from=build /install /usr/local
USER 10001
ENV KENNISBANK_DATA=/home/kennisbank/gegevens \
    KENNISBANK_CACHE=/home/kennisbank/cache \
    KENNISBANK_HOST=0.0.0.0
RUN mkdir -p "$KENNISBANK_DATA" && kennisbank voorbereiden
VOLUME /home/kennisbank/gegevens
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/gezondheid', timeout=4)"]
CMD ["kennisbank", "start"]
