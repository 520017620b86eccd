"""The models: where text stands in a picture, and what a line says. Only here is rapidocr used.

    find(pixels) -> quads of 4 corners      spell(line) -> Spelled("全镇共有党员121名。", 0.998)

The models are those that lie in the package; where they are missing the engine is refused, because
rapidocr would fetch others. Each process makes one engine, and it computes in one thread: pages are
what is done in parallel. Lines are spelled one by one, which is faster here than in padded batches.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from math import ceil, sqrt
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.readers.pictures import PictureError
from ingest.recognition.shots import Pixels

Quads = NDArray[np.float32]
"""Corners of lines, from the upper left clockwise: n x 4 x 2, in pixels."""

SEEN_SHORTER, SEEN_SHORTEST = 905, 640
"""Pixels on the shorter side of what the detector sees: on A4 a character of 9 points is 14 high."""

SEEN_AREA = 1_640_000
MOST_ENLARGED = 2.0
_NO_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Spelled:
    """What a line says, how sure that is (0 to 1), and where its characters, spaces aside, stand.

    The unit of `places` is any; they are empty where it is not known.
    """

    text: str
    score: float
    places: tuple[float, ...] = ()


def find(pixels: Pixels) -> Quads:
    """Return where lines of text stand in *pixels*, in no order."""
    height, width = pixels.shape[:2]
    shorter = min(height, width)
    wanted = min(max(shorter, SEEN_SHORTEST), SEEN_SHORTER) / shorter
    zoom = min(wanted, MOST_ENLARGED, sqrt(SEEN_AREA / (height * width)))
    how = cv2.INTER_AREA if zoom < 1 else cv2.INTER_CUBIC
    seen = cv2.resize(pixels, (ceil(width * zoom), ceil(height * zoom)), interpolation=how)
    boxes = _engine()(seen, use_det=True, use_cls=False, use_rec=False, return_word_box=False).boxes
    found = np.zeros((0, 4, 2)) if boxes is None else np.asarray(boxes)
    return np.asarray(found / zoom, np.float32).reshape(-1, 4, 2)


def spell(line: Pixels) -> Spelled:
    """Return what the picture of a *line* says."""
    said = _engine()(line, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not said.txts:
        return Spelled("", 0.0)
    words = said.word_results[0]
    places = tuple(float(place) for word in words.word_cols for place in word)
    return Spelled(said.txts[0], float(said.scores[0]), places)


@cache
def _engine() -> Any:
    models = _models()
    # onnxruntime reports its use to its makers unless told not to before it is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from rapidocr import RapidOCR  # noqa: PLC0415 - a second to load, for the first page alone

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    cv2.setNumThreads(1)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _NO_LIMIT,
            "Global.text_score": 0.0,
            "Det.limit_type": "max",
            "Det.limit_side_len": _NO_LIMIT,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            **{f"{part}.model_path": str(path) for part, path in models.items()},
        }
    )


def _models() -> dict[str, Path]:
    """Return the model files of the package by the names of their settings."""
    spec = find_spec("rapidocr")
    folders = [Path(place) / "models" for place in (spec and spec.submodule_search_locations) or ()]
    models = {}
    for part in ("Det", "Rec", "Cls"):
        files = sorted(file for folder in folders for file in folder.glob(f"*_{part.lower()}_*.onnx"))
        if not files:
            raise PictureError(
                "文字识别组件不完整（缺少模型文件）。请重新安装："
                "py -m pip install --force-reinstall rapidocr onnxruntime"
            )
        models[part] = files[0]
    return models
