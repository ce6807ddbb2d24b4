"""Which options of a cfg file count, and how.

The lists cover the original Darknet and its later forks. An option that stands nowhere here is
refused: whether it would change what the network computes is not known.
"""

from yolov3.darknet.sections import Section

# What this package reads and honours.
HONOURED = {
    "net": {"width", "height", "channels"},
    "convolutional": {
        *("filters", "size", "stride", "pad", "padding", "groups", "batch_normalize", "activation")
    },
    "maxpool": {"size", "stride", "padding"},
    "upsample": {"stride"},
    "dropout": {"probability"},
    "shortcut": {"from", "activation"},
    "route": {"layers", "groups", "group_id"},
    "yolo": {"mask", "anchors", "num", "classes", "scale_x_y", "new_coords"},
}

# What only training, or how fast or where Darknet computes, depends on.
_TRAINING_NET = """
    batch subdivisions momentum decay angle saturation exposure hue learning_rate learning_rate_min burn_in
    power max_batches policy steps scales step scale gamma seq_scales adam b1 b2 eps loss_scale max_crop
    min_crop aspect flip mixup cutmix mosaic mosaic_bound contrastive contrastive_jit_flip contrastive_color
    blur gaussian_noise label_smooth_eps letter_box resize_step attention adversarial_lr max_chart_loss
    ema_alpha dynamic_minibatch optimized_memory workspace_size_limit_MB sgdr_cycle sgdr_mult
    use_cuda_graph badlabels_rejection_percentage badlabels_reject_threshold num_sigmas_reject_badlabels
    equidistant_point max_delta
"""
_TRAINING_LAYER = """
    learning_rate learning_rate_scale stopbackward onlyforward train_only_bn dontsave dont_update
    burnin_update wait_stream stream sway keep_delta_gpu
"""
_TRAINING_YOLO = """
    jitter resize ignore_thresh truth_thresh random max iou_thresh iou_loss iou_thresh_kind iou_normalizer
    cls_normalizer obj_normalizer delta_normalizer uc_normalizer max_delta focal_loss label_smooth_eps
    objectness_smooth counters_per_class show_details bad_label beta_nms
"""
TRAINING_ONLY = {section: set(_TRAINING_LAYER.split()) for section in HONOURED}
TRAINING_ONLY["net"] = set(_TRAINING_NET.split())
TRAINING_ONLY["dropout"] |= {"dropblock", "dropblock_size_rel", "dropblock_size_abs"}
TRAINING_ONLY["yolo"] |= set(_TRAINING_YOLO.split())

# What would change the result, and the values that leave it as it is.
NEUTRAL = {
    "net": {"time_steps": {"1"}, "track": {"0"}, "inputs": {"0"}},
    "convolutional": {
        **{key: {"0"} for key in ("binary", "xnor", "bin_output", "flipped", "cbn", "antialiasing")},
        **{key: {"0"} for key in ("deform", "rotate", "stretch", "stretch_sway", "assisted_excitation")},
        **{key: {"0"} for key in ("coordconv", "reverse", "dontload", "dontloadscales")},
        "dilation": {"1"},
    },
    "maxpool": {"maxpool_depth": {"0"}, "antialiasing": {"0"}},
    "upsample": {"scale": {"1", "1.0"}},
    "dropout": {},
    "shortcut": {"weights_type": {"none"}},
    "route": {},
    "yolo": {"nms_kind": {"default", "greedynms"}},
}


def check_options(section: Section) -> None:
    """Raises CfgError for a section or an option that cannot be honoured."""
    if section.name not in HONOURED:
        known = ", ".join(sorted(HONOURED))
        raise section.refusal(f"a [{section.name}] section is not supported; supported are {known}")
    for key, option in section.options.items():
        if key in HONOURED[section.name] or key in TRAINING_ONLY[section.name]:
            continue
        neutral = NEUTRAL[section.name].get(key)
        if neutral is None:
            raise section.refusal(f"the option {key} is not known", key)
        if option.value.lower() not in neutral:
            raise section.refusal(f"{key}={option.value} is not supported", key)
