// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disyre {

/// The side in pixels of the squares that methods which see whole slices cut slices to.
inline constexpr int kWholeSliceSide = 128;

/// The encoder whose features a feature-based method compares. Both are networks of torchvision,
/// trained on ImageNet; their weights do not ship with this program.
enum class FeatureEncoder { Resnet18, WideResnet50 };

/// Returns "resnet18" or "wide_resnet50_2".
[[nodiscard]] std::string toText(FeatureEncoder encoder);
/// Reads the names that toText() writes; throws SettingsError for any other text.
[[nodiscard]] FeatureEncoder featureEncoderFromText(const std::string& text);

/// How the networks of a method that sees whole slices are built and used
/// (resources/manual/method.md, section 21). The defaults are those of the published study;
/// choices that the authors of a method made differently are named here.
struct WholeSliceSettings {
    /// The factor by which the channels of every network are multiplied. Values below 1 make
    /// networks that a processor can train. The range is (0, 1]; an encoder with given weights
    /// always keeps its own width.
    double width = 1.0;
    /// VAE: the weight of the Kullback-Leibler divergence in the loss, and the width of the
    /// network. The published study has one set for T1 and one for T2 and FLAIR.
    double divergenceWeight = 1e-4;
    int firstChannels = 32;  ///< VAE: channels of the first layer at width 1.
    int innerChannels =
        64;  ///< VAE: channels of the 1 x 1 convolution at the bottleneck, at width 1.
    /// VAE and r-VAE: whether the latent is drawn when a scan is scored, as the study did, or is
    /// its mean.
    bool drawsLatentWhenScoring = true;
    /// The range L of intensities in the SSIM of VAE, r-VAE and f-AnoGAN. The study left it at
    /// 255 although intensities lie in [0, 1], for which 1 would be right.
    double ssimRange = 255.0;
    /// r-VAE: the weight of the total variation, and the number of steps of the restoration.
    double variationWeight = 1.2;
    int restorationSteps = 500;
    /// FAE and RD: the encoder, and whether its weights come from a training on ImageNet; if not,
    /// they are random.
    FeatureEncoder encoder = FeatureEncoder::Resnet18;
    bool encoderIsTrained = false;
    /// FAE and RD: the file with the encoder's weights in torchvision's names as safetensors. It is
    /// read when a training begins, and a card does not mention it.
    std::string encoderWeights;
    /// FAE: whether the normalisation layers of the encoder keep their stored statistics in
    /// training. In the study they followed the batches.
    bool encoderStaysFixed = false;
    /// AMCons: whether training maximises the entropy of the attention, as the authors of the
    /// method did. The study minimised it.
    bool maximisesEntropy = false;
    bool operator==(const WholeSliceSettings&) const = default;
};

}  // namespace disyre
