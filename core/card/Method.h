// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

namespace disyre {

/// How a model's training patches were corrupted, and with it what its network learnt to do. The
/// corruptions themselves are those of core/synthesis; method brief, sections 1 and 6.2b.
enum class Method {
    Disyre,    ///< foreign patches in soft shapes, cold diffusion (the method of this program)
    Mood22,    ///< the same anomalies, segmented
    Dae,       ///< coarse Gaussian noise, removed in one step (Kascenas et al. 2022)
    Fpi,       ///< foreign patch interpolation (Tan et al. 2020)
    Pii,       ///< Poisson image interpolation (Tan et al. 2021)
    Gaussian,  ///< white noise after DDPM (Ho et al. 2020)
    Simplex    ///< simplex noise after AnoDDPM (Wyatt et al. 2022)
};

inline constexpr std::array kMethods = {Method::Disyre, Method::Mood22,   Method::Dae,
                                        Method::Fpi,    Method::Pii,      Method::Gaussian,
                                        Method::Simplex};

/// Whether the network's output is a logit whose sigmoid is alpha * mask, learnt by binary
/// cross-entropy. The others return x0-hat, learnt by mean squared error.
[[nodiscard]] bool predictsMask(Method method);

/// Whether the network is told t. The others see one constant condition.
[[nodiscard]] bool usesCondition(Method method);

/// "disyre", "mood22", "dae", "fpi", "pii", "gaussian", "simplex".
[[nodiscard]] std::string toText(Method method);
/// Throws SettingsError for an unknown name.
[[nodiscard]] Method methodFromText(const std::string& text);

}  // namespace disyre
