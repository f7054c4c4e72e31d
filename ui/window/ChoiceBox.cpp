// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ChoiceBox.h"

#include <QComboBox>

namespace disyre::ui {

QComboBox* makeChoiceBox(QWidget* parent, const QString& name, const QString& title,
                         const QString& tip) {
    auto* box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(title);
    box->setToolTip(tip);
    // The box may be narrower than its longest entry; the panel is not to grow for it.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

}  // namespace disyre::ui
