// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

namespace disyre {

/// How a model was trained, and with that what its networks learnt to do. The methods that learn
/// from corrupted patches have their corruptions in core/synthesis (resources/manual/method.md,
/// sections 3 to 7). The methods that see whole slices of healthy scans, as they are, have their
/// networks in core/wholeslice (section 21).
enum class Method {
    Disyre,  ///< This program's method: foreign patches in soft shapes, restored by cold diffusion.
    Mood22,  ///< The same anomalies, which the network segments instead of restoring the patch.
    /// Denoising autoencoder: coarse Gaussian noise, removed in one step (Kascenas et al. 2022).
    Dae,
    Fpi,       ///< Foreign patch interpolation (Tan et al. 2020).
    Pii,       ///< Poisson image interpolation (Tan et al. 2021).
    Gaussian,  ///< White noise, as in DDPM (Ho et al. 2020).
    Simplex,   ///< Simplex noise, as in AnoDDPM (Wyatt et al. 2022).
    /// Variational autoencoder, compared with its input (Baur et al. 2021).
    Vae,
    /// The same network; the input is restored under its likelihood (Chen et al. 2020).
    RestoringVae,
    AnoGan,  ///< f-AnoGAN: a generative adversarial network and its encoder (Schlegl et al. 2019).
    FeatureAutoencoder,   ///< FAE: features of an image network, reconstructed (Meissen et al.
                          ///< 2022).
    ReverseDistillation,  ///< RD: features of an image network, distilled (Deng and Li 2022).
    AttentionConstraint   ///< AMCons: the attention of a VAE (Silva-Rodriguez et al. 2022).
};

/// The methods that learn from corrupted patches.
inline constexpr std::array kPatchMethods = {Method::Disyre, Method::Mood22, Method::Dae,
                                             Method::Fpi,    Method::Pii,    Method::Gaussian,
                                             Method::Simplex};

/// The methods that see whole slices.
inline constexpr std::array kWholeSliceMethods = {Method::Vae,
                                                  Method::RestoringVae,
                                                  Method::AnoGan,
                                                  Method::FeatureAutoencoder,
                                                  Method::ReverseDistillation,
                                                  Method::AttentionConstraint};

/// Tells whether the method is one of kWholeSliceMethods.
[[nodiscard]] bool seesWholeSlices(Method method);

/// Tells whether the network's output is a logit whose sigmoid is alpha * mask, learnt by binary
/// cross-entropy. The networks of the other methods return x0-hat, learnt by mean squared error.
[[nodiscard]] bool predictsMask(Method method);

/// Tells whether the network is told the step t. The networks of the other methods always get the
/// same condition.
[[nodiscard]] bool usesCondition(Method method);

/// Tells whether the network's answer is the anomaly score itself instead of a restored patch.
[[nodiscard]] bool answersWithScore(Method method);

/// Returns "disyre", "mood22", "dae", "fpi", "pii", "gaussian", "simplex", "vae", "r-vae",
/// "f-anogan", "fae", "rd" or "amcons".
[[nodiscard]] std::string toText(Method method);
/// Reads the names that toText() writes; throws SettingsError for any other text.
[[nodiscard]] Method methodFromText(const std::string& text);

}  // namespace disyre
